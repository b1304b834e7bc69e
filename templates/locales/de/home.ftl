greeting = Schön, dass du da bist, { $name }
