/** Versions of Python packages and the sets of them that a requirement means: PEP 440 and the specification after it. */
package io.jenkins.plugins.modelgate.engine.dependency.python.version;
