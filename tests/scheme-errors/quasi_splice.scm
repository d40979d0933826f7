(display `,@(list 1))
