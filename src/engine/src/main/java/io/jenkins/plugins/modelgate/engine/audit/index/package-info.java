/** Search by digest, actor, job, type and time. Derived from the log, rebuilt from it at any time, never believed. */
package io.jenkins.plugins.modelgate.engine.audit.index;
