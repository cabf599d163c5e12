/** What a Python project says of itself: pyproject.toml, setup.cfg, setup.py. */
package io.jenkins.plugins.modelgate.engine.dependency.python.project;
