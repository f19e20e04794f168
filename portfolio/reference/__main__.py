"""`python -m portfolio.reference [FOLDER]`: write the reference pages into the guide."""

import sys
from pathlib import Path

from portfolio.reference import write

write(*(Path(folder) for folder in sys.argv[1:2]))
