enum E { A B; C(x:Int) D; }
