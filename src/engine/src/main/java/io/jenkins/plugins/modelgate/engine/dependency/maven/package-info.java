/** Maven: its versions and ranges, project files, and what jars say of themselves. */
package io.jenkins.plugins.modelgate.engine.dependency.maven;
