/** Rules for Jenkinsfiles. */
package io.jenkins.plugins.modelgate.engine.configuration.pipeline;
