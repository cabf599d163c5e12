/** What a Python project asks for: dependency specifiers (PEP 508) and requirement files as pip reads them. */
package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;
