/** Known vulnerabilities of components: sources of advisories, how old they are, and one answer from several of them. */
package io.jenkins.plugins.modelgate.engine.dependency.advisory;
