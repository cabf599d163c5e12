/**
 * Advisories in the Open Source Vulnerability format (https://ossf.github.io/osv-schema/, 1.7): from a directory, from a zip
 * file such as OSV's own {@code all.zip}, or from an index made of them.
 */
package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;
