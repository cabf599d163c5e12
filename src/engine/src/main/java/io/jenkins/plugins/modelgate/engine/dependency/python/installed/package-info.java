/** Packages that are installed in a tree, and whether their files are still what was installed. */
package io.jenkins.plugins.modelgate.engine.dependency.python.installed;
