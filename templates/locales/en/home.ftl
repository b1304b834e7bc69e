# Home.

greeting = Good to see you, { $name }
