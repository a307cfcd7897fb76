"""One function for each thing that a person can ask; the only place where all rooms are put together.

What is offered stands in the stub beside this file; a module of it is loaded when the first of its names is used, so that
no command waits for another's.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
