/** Lock files of Python's package managers: poetry, uv, pdm, pipenv, and the common one (PEP 751). */
package io.jenkins.plugins.modelgate.engine.dependency.python.lock;
