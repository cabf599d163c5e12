/**
 * OWASP Dependency-Check as a source of advisories: its engine, run offline on the components an inventory names, over a
 * database that was built from feeds of the NVD. Its jars reach a worker only when such data are used.
 */
package io.jenkins.plugins.modelgate.engine.dependency.owasp;
