import SourceText

/// The files of a new project. What only the shop can know is left empty, so that `check` asks for it and nothing invented slips through.
enum ProjectTemplate {
    static let files: [(path: String, text: String)] = [
        (projectFile, integration), ("products/first-product.yaml", product), ("keys/.gitignore", keys),
        // Editors read it by the first line of each file; in a hidden directory it is no part of the project.
        (schemaPath, schemaText(of: nil, .en)),
    ]

    private static let schemaPath = ".kessai/document.schema.json"

    private static let integration = """
        # yaml-language-server: $schema=\(schemaPath)
        # MyASP と Amazon Pay の決済連携設定です。値のないところを埋めて、kessai check を実行してください。
        # The settings that connect MyASP and Amazon Pay. Fill in what is empty, then run: kessai check

        kind: integration
        kessai: 1
        # これより古い kessai では読みません。/ An older kessai refuses this project.
        required: ">=\(kessaiVersion)"

        site:
          # MyASP のサイトの URL。例: https://shop.example.jp / The origin of the MyASP site.
          url:
          # 契約中のプラン: beginner, personal, standard, mach / The plan of the contract.
          plan:

        amazon_pay:
          use: true
          # 購入者が Amazon Pay のページから問い合わせる先です。/ Whom buyers contact from the pages of Amazon Pay.
          support:
            email:
            phone:

          # 本番環境。ID はセラーセントラルから、URL は MyASP の決済連携設定の画面から写します。
          # The live environment. IDs come from Seller Central, URLs from MyASP's 決済連携設定 screen.
          # セラーセントラルでは、先にプルダウンで「Amazon Pay(本番環境)」を選びます。
          # In Seller Central, first choose 「Amazon Pay(本番環境)」 in the drop-down.
          live:
            # セラーセントラル / Seller Central: ハンバーガーメニュー > インテグレーション > MWS Access Key
            # 出品者ID / Merchant ID
            merchant_id:
            # クライアントID / Client ID (amzn1.application-oa2-client.…)
            client_id:
            # セラーセントラル / Seller Central: ハンバーガーメニュー > インテグレーション > インテグレーションセントラル
            # キーペアがまだなければ、ソリューションプロバイダか自社開発を選び、「手順を見る」>「キーペアの作成」>
            # 「API呼び出しに必要な情報の生成」の順に進み、名前は MyASP とします。秘密鍵のファイルがダウンロードされます。
            # If there is no key pair yet, choose ソリューションプロバイダ or 自社開発, then 手順を見る > キーペアの作成 >
            # API呼び出しに必要な情報の生成, and name it MyASP. The file with the private key is downloaded.
            # Public Key ID (LIVE-…)
            public_key_id:
            # 秘密鍵のファイルのパス(keys/….pem)を書きます。鍵そのものは keys/ に置き、git には入れません。
            # The path of the key file (keys/….pem). The key itself stays in keys/, out of git.
            private_key_file:
            # MyASPトップ画面 > 全体操作メニュー > 基本設定 > 決済連携設定
            # 許可されたリターンURL / Allowed return URLs
            return_urls:
            # エンドポイントURL / IPN endpoint
            ipn_endpoint:

          # テスト環境も使うときは、live と同じ項目を sandbox の下に書きます(Public Key ID は SANDBOX-…)。
          # For the test environment, write the same fields below `sandbox` (its Public Key ID begins with SANDBOX-).

        # 適格請求書発行事業者の登録番号があるとき / With a registration number for qualified invoices:
        # invoice:
        #   registration_number: T0000000000000

        """

    private static let product = """
        # yaml-language-server: $schema=../\(schemaPath)
        # 1つの商品(シナリオ)と、その支払方法です。ファイルを複製し、id を変えると商品を増やせます。
        # One product (scenario) and how it is paid for. For more products, copy the file and change its id.

        kind: product
        id: first-product
        # 商品名 / The name of the product
        name:
        # 有料商品のほかに shopping_cart と subscription があります。/ The others are shopping_cart and subscription.
        scenario: paid_product

        payment_methods:
          - id: one-time
            # ほかに auto_pay(従量課金)と recurring(従量定期課金) / The others are auto_pay and recurring.
            type: one_time
            # 消費税率: 10%、軽減税率なら 8% / The tax rate: 10%, or 8% where it is reduced
            tax_rate: 10%
            # 税込の金額を半角数字だけで / The amount with tax, digits only
            price:

        """

    private static let keys = """
        # 秘密鍵を git に入れないためのファイルです。/ Keeps private keys out of git.
        *
        !.gitignore

        """
}
