package dev.outrider.testkit.reactornetty;

import dev.outrider.testkit.client.Capability;
import dev.outrider.testkit.client.ClientLibrary;
import dev.outrider.testkit.client.ClientOptions;
import dev.outrider.testkit.client.HttpCaller;
import dev.outrider.testkit.server.Keys;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.util.EnumSet;
import java.util.Set;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Reactor Netty's HTTP client, by {@code responseConnection}, as gateways use it. */
public final class ReactorNettyLibrary implements ClientLibrary {
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public HttpCaller open(ClientOptions options) {
    ConnectionProvider connections = ConnectionProvider.create("kit", 50);
    // The JVM's own resolver: what a name server says is no matter of this kit's.
    HttpClient client =
        HttpClient.create(connections).resolver(DefaultAddressResolverGroup.INSTANCE);
    if (options.trusting()) {
      client = client.secure(spec -> spec.sslContext(trusting()));
    }
    if (!options.connectTimeout().isZero()) {
      client =
          client.option(
              ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) options.connectTimeout().toMillis());
    }
    if (!options.readTimeout().isZero()) {
      client = client.responseTimeout(options.readTimeout());
    }
    client =
        switch (options.redirects()) {
          case FOLLOWED -> client.followRedirect(true);
          case NOT_FOLLOWED -> client.followRedirect(false);
          case AS_IT_HAS_THEM -> client;
        };
    return new ReactorNettyCaller(client, connections);
  }

  private static JdkSslContext trusting() {
    return new JdkSslContext(
        Keys.trusting(),
        true,
        null,
        IdentityCipherSuiteFilter.INSTANCE,
        ApplicationProtocolConfig.DISABLED,
        ClientAuth.NONE,
        null,
        false);
  }
}
