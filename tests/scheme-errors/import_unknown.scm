(import (scheme bass))
