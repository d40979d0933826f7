"""Features of later versions, all of which are there or change nothing here."""

annotations = division = print_function = absolute_import = unicode_literals = generator_stop = True
nested_scopes = generators = with_statement = True
