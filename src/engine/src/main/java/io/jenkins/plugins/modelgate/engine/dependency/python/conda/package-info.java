/** Conda's environments: environment.yml, conda-lock.yml and explicit lists. */
package io.jenkins.plugins.modelgate.engine.dependency.python.conda;
