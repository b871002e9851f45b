greeting = hi
noun = n
