package io.tollgate.filters.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.tollgate.filters.upstream.AddressGuard;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Asks before each connection whether it may go where it is about to. Names are resolved by then,
 * so what is asked is what is connected to. It is the outermost, so nothing changes the address
 * behind it.
 */
final class GuardedConnect extends ChannelOutboundHandlerAdapter {

    private static final String NAME = "tollgate.guard";

    private final AddressGuard guard;

    private GuardedConnect(AddressGuard guard) {
        this.guard = guard;
    }

    static void install(Channel channel, AddressGuard guard) {
        channel.pipeline().addFirst(NAME, new GuardedConnect(guard));
    }

    @Override
    public void connect(
            ChannelHandlerContext context,
            SocketAddress remote,
            SocketAddress local,
            ChannelPromise promise) {
        if (remote instanceof InetSocketAddress address
                && !address.isUnresolved()
                && guard.permits(address.getAddress())) {
            var _ = context.connect(remote, local, promise);
            return;
        }
        var _ = promise.setFailure(new AddressRefused());
    }
}
