/** The controller's audit log: what is decided is recorded before it takes effect, browsed, proven, exported, forwarded. */
package io.jenkins.plugins.modelgate.audit;
