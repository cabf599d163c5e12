/** One Pipeline step for each check. */
package io.jenkins.plugins.modelgate.steps;
