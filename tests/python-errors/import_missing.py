print("importing")
import not_a_real_module
