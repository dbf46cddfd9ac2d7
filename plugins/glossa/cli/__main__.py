"""`python -m glossa.cli` is `glossa`."""

import sys

from glossa.cli import main

sys.exit(main())
