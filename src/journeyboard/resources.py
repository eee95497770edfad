"""Where the packed files are: fonts, icons, translations, templates and samples.

In a wheel they lie inside the package; in a checkout (and an editable install) at the top of the repository.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def path(name: str) -> Path:
    """Return the path of the resource ``name``, such as ``fonts/Inter-Regular.ttf``."""
    return _folder("resources") / name


def sample(name: str) -> Path:
    """Return the path of the sample file ``name``, such as ``online-shop.journey``."""
    return _folder("samples") / name


def _folder(name: str) -> Path:
    packed = _PACKAGE / name
    return packed if packed.is_dir() else _CHECKOUT / name
