/** Brings advisory data from where they are published. The one room of dependencies that asks over the network: only an update that names a URL enters it. */
package io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch;
