/** What approved models do in production: the step, the history on this controller, alerts, pages and figures for Prometheus. */
package io.jenkins.plugins.modelgate.monitor;
