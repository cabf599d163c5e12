/** Inputs of Python projects: requirement files, project files, lock files, installed packages, conda environments. */
package io.jenkins.plugins.modelgate.engine.dependency.python;
