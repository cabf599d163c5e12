/** The admin's half: policies, who may do what, and how both come out of forms and configuration as code. */
package io.jenkins.plugins.modelgate.config;
