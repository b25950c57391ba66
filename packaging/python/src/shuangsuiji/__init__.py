"""Double random, one public (双随机、一公开): every operation of the library's JSON door as a typed function.

>>> import shuangsuiji
>>> shuangsuiji.working_day_after(date="2026-09-25", n=20)["date"]
'2026-10-29'
>>> try:
...     shuangsuiji.working_day_after(date="2026-09-31", n=20)
... except shuangsuiji.Refused as refused:
...     print(refused.code, refused.subject, refused.message_zh)
200 date 字段“日期”：“2026-09-31”不是日期，应如“2027-01-04”

What each operation takes and gives is in `shuangsuiji.operations`, its types in `shuangsuiji.types`, its JSON Schema in
`shuangsuiji.schema()`.
"""

from ._door import Refused, call, schema
from .operations import *  # noqa: F403
from .operations import __all__ as _operations

__all__ = ["Refused", "__version__", "call", "schema", *_operations]
__version__ = "0.1.0"
