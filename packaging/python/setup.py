"""Tags the wheel by its library: any Python 3, this machine or $SHUANGSUIJI_PLATFORM (as manylinux_2_34_aarch64)."""

import os

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.dist import Distribution


class WithLibrary(Distribution):
    def has_ext_modules(self):
        return True


class AnyPython(bdist_wheel):
    def get_tag(self):
        _, _, platform = super().get_tag()
        return "py3", "none", os.environ.get("SHUANGSUIJI_PLATFORM", platform)


setup(distclass=WithLibrary, cmdclass={"bdist_wheel": AnyPython})
