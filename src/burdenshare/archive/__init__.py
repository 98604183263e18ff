"""Press archives of any size to claims, in chunks that a killed run finds again."""

from burdenshare.archive.bulk import Bulk, as_folder, damage, read_archives

__all__ = ["Bulk", "as_folder", "damage", "read_archives"]
