"""Writes the sample files, into samples/ or the folder that is given."""

import sys
from pathlib import Path

from samples.buecherei import buecherei
from samples.online_shop import online_shop
from samples.tables import write_buecherei_september, write_online_shop_october, write_online_shop_oktober

from journeyboard.storage import format as file_format

SAMPLES = Path(__file__).parent.parent / "samples"


def main(folder: Path = SAMPLES) -> None:
    """Write every sample into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, journey in (("online-shop", online_shop()), ("buecherei", buecherei())):
        (folder / f"{name}.journey").write_bytes(file_format.dump(journey))
    write_online_shop_october(folder / "online-shop-october.xlsx")
    write_online_shop_oktober(folder / "online-shop-oktober.csv")
    write_buecherei_september(folder / "buecherei-september.csv")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
