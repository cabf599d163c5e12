/**
 * Secrets in files: by the formats that their issuers gave them, checked as the issuer checks them, and by the name that a value is
 * given and how random it is. A value leaves this room only as its kind, its place, its length and a fingerprint.
 */
package io.jenkins.plugins.modelgate.engine.configuration.secret;
