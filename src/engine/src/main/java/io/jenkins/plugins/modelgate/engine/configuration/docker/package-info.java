/** Rules for Dockerfiles and Compose files. */
package io.jenkins.plugins.modelgate.engine.configuration.docker;
