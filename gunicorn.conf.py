"""The web server. Threads, because a request may wait for Stripe while others are served."""

import os

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
wsgi_app = "shop.wsgi:application"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
# Above the longest wait for Stripe: two tries of 5 s to connect, 12 s to read (payment/gateway.py).
timeout = 40
graceful_timeout = 40
max_requests = 2000
max_requests_jitter = 200
limit_request_line = 4094
preload_app = False
accesslog = os.environ.get("ACCESS_LOG") or None
# Nobody steers it this way, and two shops under one user would fight over the socket's file.
control_socket_disable = True
