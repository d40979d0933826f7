(import (prefix (scheme base)))
