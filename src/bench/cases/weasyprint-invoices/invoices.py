from weasyprint import HTML


def pdf(html):
    return HTML(string=html).write_pdf()


if __name__ == '__main__':
    print(len(pdf('<p>invoice</p>')))
