/** Judges Jinja chat templates without rendering them: what chat templates need is allowed, everything else is reported. */
package io.jenkins.plugins.modelgate.engine.scan.template;
