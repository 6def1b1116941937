"""`python -m matcher` is the same command as `matcher`."""

import sys

from matcher.cli import main

sys.exit(main())
