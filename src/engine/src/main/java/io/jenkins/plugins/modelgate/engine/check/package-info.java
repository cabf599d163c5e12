/** Checks: a request and a progress listener in, a report out. */
package io.jenkins.plugins.modelgate.engine.check;
