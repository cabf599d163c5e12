/** Rules for environment variables, wherever they are set. */
package io.jenkins.plugins.modelgate.engine.configuration.environment;
